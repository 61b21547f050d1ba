import fc from 'fast-check'

// One seed for everybody, so that what passes here passes elsewhere; SEED tries another.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20261009) })
