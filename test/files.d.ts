import type { Files } from '../src/plan/load.ts';
/** Gives files held in memory, by path; `named` says whether a file named in another exists. */
export declare function filesOf(texts: Readonly<Record<string, string>>): Files & {
    named: (from: string, path: string) => boolean;
};
