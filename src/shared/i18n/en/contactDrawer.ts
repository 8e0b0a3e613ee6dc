export const contactDrawer = {};
