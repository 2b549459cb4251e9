/** The trees of labels that ship, by name. */
export { type Template, templates } from '../../domain/templates.ts'
