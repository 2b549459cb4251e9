import type { Cue } from './cues.ts'

/** Somebody would not be missed: «我消失了也没人会在意», «少我一个也没什么», «没有我他们会过得更好», «nobody would notice if I was gone». */
const unmissed =
  /我(?:自己)?(?:要是|如果|就算|哪天)?(?:死了?|消失了?|不在了)[^。!?;\n]{0,6}?(?:没人|没有人|谁[也都]?不)[会能]?(?:真的)?(?:在意|在乎|发现|注意|难过|记得|想[我念])|(?:世界|世上|人间|家里|他们|大家)[^。!?;\n]{0,4}少我一个|没有?我[,，]?(?:他们|她们|大家|家里|家人|爸妈|孩子|这个世界|世界)[也都]?(?:可能|应该|一定)?会?(?:过得|活得)?(?:都|更|会更)(?:好|轻松|幸福)|\b(?:nobody|no one|no-one|noone) (?:would|will|'d|is going to) (?:even |really |ever )?(?:notice|care|mind|miss me|be sad) (?:if|when|once) i (?:(?:was|were|am|'m) (?:gone|dead|not here|no longer here)|disappeared?|disappear|died?|vanish(?:ed)?|stopped existing|wasn't here|weren't here)\b(?! (?:for (?:a|the|one|two|\d)|to|on|from)\b)|\b(?:everyone|everybody|they|the world|my (?:family|kids|children|parents|wife|husband))(?:'d| would| will)(?: all)? be (?:better|happier)(?: off)? without me\b/g

/** Somebody wishes to sleep for good, or sees no reason to be: «睡一觉再也不要醒来», «don't see a reason to be here anymore». */
const unwilling =
  /睡(?:一觉|着|过去|下去)?(?:了|后|以后|就|,)?(?:再也|永远|永远都|从此)?(?:不要|别|不用|不想|不会)再?醒(?:来|过来)|\b(?:can't|cannot|don't|do not) see (?:a|any|the) (?:reason|point) (?:to be|in being|to stay|in staying|to live|in living) (?:here|alive|around)\b|\b(?:go to sleep|fall asleep) and (?:never|not) wake\b/g

const sign = /我|醒|nobody|no one|no-one|noone|without me|see (?:a|any|the)|wake/
const WEIGHT = 0.9

/** Somebody thinks of not being there any more, in words of which none says death. */
export function findUnmissed(folded: string): Cue[] {
  if (!sign.test(folded)) return []
  return [unmissed, unwilling].flatMap((pattern) =>
    [...folded.matchAll(pattern)].map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
      word,
      weight: WEIGHT,
    })),
  )
}
