#!/usr/bin/env node
import { run } from '../dist/main.js'

process.once('SIGINT', () => process.exit(130))
process.exitCode = await run(process)
