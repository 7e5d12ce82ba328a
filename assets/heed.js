// The only script of our own: everything works without it.
import { initAll } from './govuk-frontend.js'

initAll()
