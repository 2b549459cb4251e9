import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { bringBack, type VersionContent } from '../contract/versions.ts'
import { isSame } from '../domain/versions.ts'
import { lockRules } from './dispatch.store.ts'
import { dropRule, putOrder, putRule } from './putting-rules.ts'
import { putProfile, putStrategy } from './putting-strategies.ts'
import { broughtBack, contentOf, refuseUnseen, standing, versionRow } from './versioned.ts'
import { lockVersions } from './versions.store.ts'

export const bringingBack = command(bringBack, async (context, { version: given, seen }) => {
  const { db } = context
  const { what, subject_id: subjectId, version, ...kept } = await versionRow(db, given)
  await (what === 'rule' || what === 'order' ? lockRules(db) : lockVersions(db))
  await refuseUnseen(db, subjectId, seen)
  const now = await standing(db, what, subjectId)
  const coming = broughtBack(now, contentOf(what, kept.before), contentOf(what, kept.after))
  if (isSame(now, coming)) throw new Refusal('dispatch.standsAlready', 'conflict')
  return { version: await put(context, coming, { subjectId, version }) }
})

function put(
  context: CommandContext,
  coming: VersionContent,
  { subjectId, version }: { subjectId: string; version: number },
): Promise<number> {
  const bringing = { broughtBack: version }
  if (coming.what === 'order') return putOrder(context, coming.is, bringing)
  if (coming.what === 'strategy')
    return putStrategy(context, { unitId: subjectId, strategy: coming.is, ...bringing })
  if (coming.what === 'profile')
    return putProfile(context, { personId: subjectId, profile: coming.is, ...bringing })
  if (coming.is === null) return dropRule(context, subjectId, bringing)
  const { place, ...rule } = coming.is
  return putRule(context, { ruleId: subjectId, rule, place, ...bringing }).then((put) => put.version)
}
