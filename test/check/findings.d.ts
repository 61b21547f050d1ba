import { type CheckOptions, type Diagnostic } from '../../src/check/check.ts';
/** Files by name, the first one being the file that is checked; a lone text is a plan. */
export type Texts = string | Readonly<Record<string, string>>;
/** Judges the first of the texts as of 2026-10-09, where nothing else is said. */
export declare function verdictsOf(texts: Texts, options?: Partial<CheckOptions>): import("../../src/check/check.ts").Verdicts;
/** Writes a finding as `rule 3:5-3:9 message`, the file before the place where it is not plan.crp.yaml. */
export declare function written({ rule, at, message }: Diagnostic): string;
/** Lists the findings of some chapters, written out. */
export declare const findingsOf: (texts: Texts, chapters: RegExp, options?: Partial<CheckOptions>) => string[];
