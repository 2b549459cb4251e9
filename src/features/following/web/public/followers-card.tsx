import { StarFilled, StarOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { foreseen } from '#platform/web/foreseen.ts'
import { useSession } from '#platform/web/session.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { followTicket, ticketFollowers } from '../../contract.ts'
import '../following.css'

/** Who follows a ticket, and whether oneself does. */
export function FollowersCard({ ticketId, className }: { ticketId: string; className?: string }) {
  const { t } = useTranslation('following')
  const { data } = useRead(ticketFollowers, { ticketId }, {}, { about: [ticketId] })
  const { person } = useSession()
  const { send, pending } = useWrite(followTicket, {
    foresees: (params, { following }) => [
      foreseen(ticketFollowers, params, (reply) => followedBy(reply, person, following)),
    ],
  })
  const isFollowing = data?.following ?? false
  const word = t(isFollowing ? 'card.unfollow' : 'card.follow')
  const turn = () => void send({ ticketId }, { following: !isFollowing })
  useShortcuts(data === undefined ? {} : { f: { label: word, run: turn } })
  if (data === undefined) return null
  return (
    <section className={className} aria-labelledby="ticket-followers">
      <div className="hx-followers">
        <h2 id="ticket-followers">{t('card.title')}</h2>
        <Tooltip title={t('card.hint')}>
          <Button
            size="small"
            icon={isFollowing ? <StarFilled /> : <StarOutlined />}
            aria-pressed={isFollowing}
            disabled={pending}
            onClick={turn}
          >
            {word}
          </Button>
        </Tooltip>
      </div>
      {data.followers.length > 0 && (
        <ul className="hx-follower-list">
          {data.followers.map(({ id, name }) => (
            <li key={id}>
              <PersonAvatar name={name} size={22} withName />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Followers = CallerReply<typeof ticketFollowers>

/** The followers with somebody among them, or without. */
function followedBy({ followers }: Followers, person: Followers['followers'][number], following: boolean) {
  const others = followers.filter(({ id }) => id !== person.id)
  return { followers: following ? [...others, { id: person.id, name: person.name }] : others, following }
}
