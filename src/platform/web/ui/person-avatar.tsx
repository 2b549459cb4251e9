import './person-avatar.css'

const hues = [172, 206, 28, 262, 338, 46, 128, 232]

/** A person by the end of their name («陈晓雨» → 晓雨, “Ann Lee” → AL), always in the same colour. */
export function PersonAvatar(props: { name: string; size?: number; withName?: boolean }) {
  const size = props.size ?? 28
  const avatar = (
    <span
      className="hx-avatar"
      aria-hidden="true"
      style={
        {
          width: size,
          height: size,
          fontSize: Math.round(size * 0.38),
          '--hx-hue': hueOf(props.name),
        } as object
      }
    >
      {initialsOf(props.name)}
    </span>
  )
  if (!props.withName) return avatar
  return (
    <span className="hx-person" title={props.name}>
      {avatar}
      <span>{props.name}</span>
    </span>
  )
}

/** The one or two characters that stand for a name. */
export function initialsOf(name: string): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('')
  const words = trimmed.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return hues[sum % hues.length] ?? 0
}
