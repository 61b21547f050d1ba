import type { Io } from '../src/io.ts';
/** A world in memory: files by path, what was written to the streams, a fixed day. */
export interface MemoryIo extends Io {
    files: Map<string, Uint8Array>;
    out: () => string;
    err: () => string;
}
/** Makes a world that holds these files; folders are what their paths say. */
export declare function memoryIo(files: Record<string, string | Uint8Array>, options?: {
    stdin?: string;
    isTTY?: boolean;
    env?: Record<string, string>;
}): MemoryIo;
