export const common = {
  appName: 'Inlobo Desk',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  couldNotLoad: 'This could not be loaded',
  done: 'Done',
  hide: 'Hide',
  loading: 'Loading…',
  remove: 'Remove',
  retry: 'Try again',
  reveal: 'Show',
  save: 'Save',
} as const;
