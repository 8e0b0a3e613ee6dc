export const templateGallery = {
  title: 'Templates',
};
