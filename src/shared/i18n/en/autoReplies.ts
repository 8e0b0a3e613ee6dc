export const autoReplies = {
  title: 'Auto-replies',
};
