import { readConfig } from '../../src/config';

/** The settings of a workspace that changed none of them. */
export const defaultSettings = readConfig({}).settings;
