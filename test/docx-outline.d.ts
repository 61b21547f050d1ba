interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: (Element | string)[];
}
/** Reads a Word file back as text, a line a paragraph: its style, then what it says, with the marks that matter. */
export declare function docxOutline(file: Uint8Array): string;
/** The XML parts of a Word file by their paths. */
export declare function docxParts(file: Uint8Array): Map<string, string>;
/** Parses XML and throws on the first thing in it that is not well formed. */
export declare function parsed(xml: string): Element;
export {};
