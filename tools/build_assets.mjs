// node tools/build_assets.mjs OUTDIR: builds the front-end assets into OUTDIR/assets, each under a name that holds a
// hash of its content, with OUTDIR/assets/names.tsv from plain name to hashed name. Refuses GOV.UK's own branding.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const outdir = process.argv[2]
if (!outdir) {
  console.error('usage: node tools/build_assets.mjs OUTDIR')
  process.exit(2)
}
const assets = join(outdir, 'assets')
const names = new Map()

function keep(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  const hashed = name.replace(/(\.[a-z]+)$/, `-${hash}$1`)
  writeFileSync(join(assets, hashed), content)
  names.set(name, hashed)
  return hashed
}

function styles() {
  const { css } = sass.compile(join(root, 'assets/heed.scss'), {
    style: 'compressed',
    importers: [new sass.NodePackageImporter(join(root, 'package.json'))],
    quietDeps: true
  })
  for (const branding of [/GDS Transport/i, /@font-face/i, /crown/i, /url\(/i]) {
    if (branding.test(css)) {
      throw new Error(`heed.css holds ${branding}, which is not ours to use or not allowed by our policy`)
    }
  }
  return css
}

function frontend_script() {
  const script = readFileSync(join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), 'utf8')
  return script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
}

rmSync(assets, { recursive: true, force: true })
mkdirSync(assets, { recursive: true })
keep('heed.css', styles())
const frontend = keep('govuk-frontend.js', frontend_script())
keep('heed.js', readFileSync(join(root, 'assets/heed.js'), 'utf8').replace('./govuk-frontend.js', `./${frontend}`))
keep('icon.svg', readFileSync(join(root, 'assets/icon.svg')))
for (const picture of readdirSync(join(root, 'assets')).filter((name) => name.startsWith('easy-'))) {
  keep(picture, readFileSync(join(root, 'assets', picture)))
}
keep('icon-180.png', readFileSync(join(root, 'assets/icon-180.png')))
writeFileSync(join(assets, 'names.tsv'), [...names].map(([name, hashed]) => `${name}\t${hashed}\n`).join(''))
