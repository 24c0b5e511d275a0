export { cardiacTemplates } from './cardiac-templates.js';
export { type ReadTemplateOptions, readTemplate } from './read-template.js';
