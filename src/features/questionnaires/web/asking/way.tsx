import { type ReactNode, useState } from 'react'

/** One way a survey reaches people, folded to its name and how it stands; what it is set to is read when it is unfolded. */
export function Way(props: { title: string; standing: ReactNode; first?: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(props.first ?? false)
  return (
    <details className="hx-survey-way" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{props.title}</h3>
        <span className="hx-soft">{props.standing}</span>
      </summary>
      {isOpen && <div className="hx-survey-way-inside">{props.children}</div>}
    </details>
  )
}
