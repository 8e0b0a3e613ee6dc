export { csvText } from './csvText';
export { saveFile } from './saveFile';
export { useExport, type FilePiece } from './useExport';
