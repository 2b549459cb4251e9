import { pieces, type Values } from '../domain/variables.ts'

/** A reply as it will read; values are underlined, and what is still open stands out. */
export function FilledText({ text, values }: { text: string; values: Values }) {
  let at = 0
  return (
    <p className="hx-reply-filled">
      {pieces(text, values).map((piece) => {
        const key = at
        at += piece.text.length
        if (piece.variable === null) return <span key={key}>{piece.text}</span>
        return (
          <mark key={key} className={piece.open ? 'hx-reply-open' : 'hx-reply-value'}>
            {piece.text}
          </mark>
        )
      })}
    </p>
  )
}
