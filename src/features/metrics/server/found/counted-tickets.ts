/** Tickets that count, as `tickets`: one withdrawn as a mistake, whose voice was removed, never did. */
export const countedTickets = `tickets as (
  select t.* from public.tickets t
  where exists (select from feedbacks f where f.id = t.feedback_id)
    or not exists (select from ticket_withdrawals m where m.ticket_id = t.id and m.reason = 'opened_by_mistake'))`
