import type { FSWatcher } from 'chokidar'

/** Tells when files change, one change after another. */
export interface Watcher {
  /** Says which files count from now on, by absolute paths; they need not be there. */
  follow(paths: readonly string[]): void
  /** Waits for the next files that changed since the last call, those that changed together at once; nothing at the end. */
  next(): Promise<readonly string[] | undefined>
}

/** How long a file must have rested before its change is told, in milliseconds: editors write in several steps. */
const rest = 60

/** Watches files on disk through chokidar, which knows how editors replace files on each system. */
export async function watchFiles(): Promise<Watcher> {
  const { watch } = await import('chokidar')
  const changed = new Set<string>()
  let wake: (() => void) | undefined
  const watcher: FSWatcher = watch([], {
    ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: rest, pollInterval: rest / 2 },
  })
  let followed: readonly string[] = []
  watcher.on('all', (_event, path) => {
    changed.add(path)
    wake?.()
  })
  // chokidar gives up what is gone, once it has told so; git, among others, takes a file away and brings it back.
  const seek = (path: string) => setImmediate(() => { if (followed.includes(path)) watcher.add(path) })
  watcher.on('unlink', seek).on('unlinkDir', seek)
  return {
    follow(paths) {
      watcher.unwatch(followed.filter((path) => !paths.includes(path)))
      watcher.add(paths.filter((path) => !followed.includes(path)))
      followed = paths
    },
    async next() {
      if (changed.size === 0) await new Promise<void>((resolve) => { wake = resolve })
      const paths = [...changed]
      changed.clear()
      return paths
    },
  }
}
