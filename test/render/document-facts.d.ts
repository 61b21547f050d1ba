import type { DocumentFacts } from '../../src/render/docx/facts.ts';
/** Facts of the sample document. */
export declare const sampleFacts: DocumentFacts;
