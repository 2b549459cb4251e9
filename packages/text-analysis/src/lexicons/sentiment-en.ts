import type { WeightedWords } from './word-list.ts'

/** English words of approval, by strength; `*` lets the word go on. */
export const positiveEn: WeightedWords = [
  [
    3,
    `excellent amazing awesome fantastic outstanding wonderful perfect perfectly superb brilliant exceptional kudos
    highly_recommend love_it best_ever beyond_expectations not_bad not_bad_at_all can't_live_without damn_good dying_to_try killer_deal dead_cheap dying_of_laughter i_could_kill_for flawless couldn't_be_happier could_not_be_happier couldn't_be_better
    couldn't_ask_for can't_fault no_complaints better_than_i better_than_expected faster_than_i faster_than_expected
    exceeded_my exceeded_our can't_say_enough couldn't_fault could_not_fault can't_praise`,
  ],
  [
    2,
    `great love loved loves thank thanks thx appreciate* happy glad pleased satisfied impressed helpful friendly kind
    polite courteous professional recommend* delicious beautiful lovely excited favorite favourite best nice enjoy* grateful
    well_done good_job great_job smooth smoothly reliable efficient prompt worth delighted so_clearly so_patiently huge_portion* generous_portion* best_in_town thumbs_up luv rocks congrats a_star ⭐ i_love on_time so_quickly so_fast out_of_his_way out_of_her_way out_of_their_way above_and_beyond comfy cheers_for without_a_hitch`,
  ],
  [
    1,
    `good fine ok okay fast quick quickly easy comfortable clean cool fresh affordable cheap better works worked fun win
    safely resolved solved convenient useful clear respectful warm`,
  ],
]

/** English words of disapproval, by strength. */
export const negativeEn: WeightedWords = [
  [
    3,
    `worst terrible horrible awful disgusting disgrace* scam* fraud* appalling atrocious pathetic nightmare rip_off ripoff
    never_again won't_buy wont_buy never_buy won't_be_back wouldn't_recommend thanks_for_nothing bed_bug* cockroach* unacceptable outrageous useless garbage trash horrendous shameful worthless hopeless moron* morons load_of_crap is_killing_me crushed rather_die`,
  ],
  [
    2,
    `bad poor poorly disappoint* rude unhelpful unprofessional ridiculous frustrat* annoy* angry furious upset unhappy
    dissatisfied hate hated broken defective faulty damaged fake counterfeit mislead* misled lied liar* lies idiot* cheat* stolen
    overcharg* delayed delay delays cancelled canceled stranded stuck ignored ignoring refuse* fail failed fails failure
    fault complain* complaint worse dirty filthy moldy mouldy expired smelly nasty sucks suck waste wasted sick_of fed_up
    no_response no_reply crash* nobody no_one hung_up on_hold rebook* inconvenien* unsafe ruined mess joke disaster lack_of poor_service still_no still_nothing wrong_color wrong_colour wrong_size wrong_country wrong_address see_you_in_court sue_you
    charged_twice double_charged never_authorised never_authorized refusing logging_me_out me_insane me_crazy lost_our lost_my bites not_what_i third_time fourth_time will_not_come_back won't_come_back will_not_be_back
    they_forgot you_forgot forgot_our forgot_to_send forgot_to_tell out_of_order out_of_service killed_the_game ruined_the_game unplayable unusable laggy logged_me_out kicked_me_out went_missing broken_promise* passed_around bounced_around sends_me_to_another passed_from_one had_to_explain had_to_repeat want_my_money i_want_a_refund thieves robbers clown* opened_up_again came_open keeps_happening happened_again broke_again`,
  ],
  [
    1,
    `slow late wait waiting waited problem* issue* trouble wrong missing lost lose error errors expensive overpriced difficult
    hard confus* sorry unfortunately hours still_not why refund* return cold noisy crowded leak* worried concern* cannot
    can't won't doesn't didn't not_working stopped_working never miss missed charged nothing sitting without`,
  ],
]
