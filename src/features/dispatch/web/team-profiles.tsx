import { Rate, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listTeam, setProfile } from '../contract/strategies.ts'

type Colleague = CallerReply<typeof listTeam>['people'][number]

// What a skill counts as that nobody has graded.
const usualLevel = 3

/** Up to which tier each of a team handles, and how well they have their skills. */
export function TeamProfiles({ unitId }: { unitId: string }) {
  const { t } = useTranslation('dispatch')
  const read = useRead(listTeam, { unitId }, {})
  return (
    <ReadState read={read} rows={5}>
      {({ people }) =>
        people.length === 0 ? (
          <EmptyState title={t('screens.strategy.noPeople')} hint={t('screens.strategy.noPeopleHint')} />
        ) : (
          <ul className="hx-team">
            {people.map((person) => (
              <PersonProfile key={person.id} person={person} />
            ))}
          </ul>
        )
      }
    </ReadState>
  )
}

function PersonProfile({ person }: { person: Colleague }) {
  const { t } = useTranslation(['dispatch', 'tickets'])
  const write = useWrite(setProfile)
  const { id, name, skills, grade, levels } = person
  const set = (change: Partial<Pick<Colleague, 'grade' | 'levels'>>) =>
    void write.send({ personId: id }, { grade, levels, ...change })
  return (
    <li>
      <div className="hx-team-head">
        <PersonAvatar name={name} withName />
        <Select
          aria-label={t('screens.strategy.gradeOf', { name })}
          value={grade}
          onChange={(next) => set({ grade: next })}
          options={([1, 2, 3] as const).map((tier) => ({
            value: tier,
            label: t('screens.strategy.upTo', { tier: t(`tickets:tier.${tier}`) }),
          }))}
        />
      </div>
      {skills.map((skill) => (
        <div key={skill} className="hx-team-skill">
          <span>{skill}</span>
          <Rate
            aria-label={t('screens.strategy.levelOf', { name, skill })}
            allowClear={false}
            value={levels[skill] ?? usualLevel}
            onChange={(level) => set({ levels: { ...levels, [skill]: level } })}
          />
        </div>
      ))}
    </li>
  )
}
