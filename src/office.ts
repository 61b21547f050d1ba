import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from './errors.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The longest LibreOffice may take for a document, its first start included, in seconds. */
const longest = 180

/**
 * What LibreOffice is asked for (its PDF export filter, from 7.4 on): tags and the rules of PDF/UA (ISO 14289-1), which need
 * PDF 1.7, and an outline.
 */
const options = {
  UseTaggedPDF: { type: 'boolean', value: 'true' },
  PDFUACompliance: { type: 'boolean', value: 'true' },
  SelectPdfVersion: { type: 'long', value: '17' },
  ExportBookmarks: { type: 'boolean', value: 'true' },
}

/**
 * Sets a Word file as PDF with LibreOffice, under a profile of its own, so that a running one is not disturbed. Throws a
 * UserError where there is no LibreOffice, and where it fails or takes more seconds than it may.
 */
export async function setPages(docx: Uint8Array, env: Environment, seconds = longest): Promise<Uint8Array> {
  const program = officeProgram(env, process.platform, isProgram)
  const folder = mkdtempSync(join(tmpdir(), 'crp-pdf-'))
  try {
    const [from, to] = [join(folder, 'document.docx'), join(folder, 'document.pdf')]
    writeFileSync(from, docx)
    const said = await run(program, [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo',
      '--convert-to', `pdf:writer_pdf_Export:${JSON.stringify(options)}`, '--outdir', folder, from,
    ], seconds)
    // LibreOffice ends with 0 also where it wrote nothing.
    if (!existsSync(to)) throw new UserError(`${program} wrote no PDF: ${said}`, 'a PDF needs LibreOffice 7.4 or newer')
    return readFileSync(to)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Finds LibreOffice: what `CRP_SOFFICE` names, what is in the PATH, or where its installer puts it. */
export function officeProgram(
  env: Environment, platform: string, isProgram: (path: string) => boolean,
): string {
  const named = env['CRP_SOFFICE']
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named
    throw new UserError(`CRP_SOFFICE names no program: ${named}`, 'give the path of soffice, or unset it')
  }
  const isWindows = platform === 'win32'
  // On Windows the program that ends in .com waits until it is done.
  const names = isWindows ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice']
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(isWindows ? ';' : ':').filter(Boolean)
  const path = (folder: string, name: string) => `${folder.replace(/[\\/]$/, '')}${isWindows ? '\\' : '/'}${name}`
  const found = [...folders, ...usualFolders(env, platform)].flatMap((folder) => names.map((name) => path(folder, name))).find(isProgram)
  if (found !== undefined) return found
  throw new UserError('a PDF needs LibreOffice, and there is none',
    'install it (libreoffice.org), or name its program soffice in CRP_SOFFICE; docx and html need neither')
}

function usualFolders(env: Environment, platform: string): string[] {
  if (platform === 'darwin') {
    return ['', env['HOME'] ?? homedir()].map((root) => `${root}/Applications/LibreOffice.app/Contents/MacOS`)
  }
  if (platform === 'win32') {
    return [env['ProgramFiles'], env['ProgramFiles(x86)']].filter(Boolean).map((root) => `${root}\\LibreOffice\\program`)
  }
  return ['/usr/bin', '/usr/local/bin', '/usr/lib/libreoffice/program', '/opt/libreoffice/program', '/snap/bin']
}

const isProgram = (path: string) => existsSync(path) && statSync(path).isFile()

/** Runs a program to its end and gives what it says. */
function run(program: string, args: readonly string[], seconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: seconds * 1000, windowsHide: true }, (error, stdout, stderr) => {
      const said = `${stderr}${stdout}`.trim().split('\n').at(-1) ?? ''
      if (error === null) return resolve(said)
      const reason = error.killed === true ? `took more than ${seconds} seconds` : `failed: ${said || error.message}`
      reject(new UserError(`${program} ${reason}`, 'nothing was written; -f docx needs no other program', { cause: error }))
    })
  })
}
