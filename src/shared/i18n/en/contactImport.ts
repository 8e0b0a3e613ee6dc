export const contactImport = {};
