import { VARIABLE_GROUPS, VARIABLES, type Variable } from './variables.ts'

/** The text of `.env.template`: every variable with its meaning, rule and default. */
export function renderEnvTemplate(): string {
  const lines = [
    '# Settings of AI Community. Copy to .env and change what you need; every line may stay as it is.',
    '# The real environment wins over .env. Each name may also be written with the prefix AI_COMMUNITY_,',
    '# and NAME_FILE=/path reads the value from a file (container secrets).',
  ]
  for (const group of VARIABLE_GROUPS) {
    lines.push('', `# --- ${group} ${'-'.repeat(90 - group.length)}`)
    for (const [name, variable] of Object.entries(VARIABLES) as [string, Variable][]) {
      if (variable.group !== group) continue
      lines.push('', `# ${variable.meaning}`, `# Rule: ${variable.rule}.`)
      lines.push(`# Default: ${variable.template === '' ? 'not set' : variable.template}`)
      lines.push(`${name}=${variable.template}`)
    }
  }
  return `${lines.join('\n')}\n`
}
