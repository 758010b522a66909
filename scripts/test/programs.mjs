import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Servers lie where only root's PATH leads. */
const FOLDERS = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

/** @returns the program's full path, if it is installed */
export const findProgram = (name) => FOLDERS.map((folder) => path.join(folder, name)).find(isExecutable);

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
