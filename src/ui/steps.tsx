import './steps.css'
import type { IconName } from './icon-names.ts'
import { Icon } from './icon.tsx'

export type Step = {
  readonly icon?: IconName | undefined
  readonly text: string
  readonly hint?: string | undefined
}

type Props = { readonly steps: readonly Step[] }

/** What to do, one thing after another. */
export function Steps({ steps }: Props) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li key={step.text} class="step">
          {step.icon === undefined ? null : (
            <span class="step-icon">
              <Icon name={step.icon} />
            </span>
          )}
          <span class="step-text">
            {step.text}
            {step.hint === undefined ? null : <small>{step.hint}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}
