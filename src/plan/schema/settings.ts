import type { z } from 'zod'
import {
  date, decimal, duration, hidden, id, integer, internal, line, list, many, mapping, person, rating, timezone, weekday,
  word,
} from './field.ts'

const limit = <Type extends z.ZodType>(type: Type, meaning: string, preset: z.util.NoUndefined<z.output<Type>>) =>
  hidden(type, meaning, undefined, { default: preset })

/** Describes the block `limits`. */
export const limits = hidden(mapping({
  draft_within: limit(duration, 'From the decision to bid to the first draft', '5 working days'),
  phase_gap: limit(duration, 'Longest gap between two phases', '5 working days'),
  handover_window: limit(duration, 'How far a handover may lie from the joint of two phases', '10 working days'),
  stage_drift: limit(duration, 'How far the declared stage may lag behind the dates', '10 working days'),
  max_silence: limit(duration, 'Longest silence before the life cycle', '6 weeks'),
  max_silence_lcm: limit(duration, 'Longest silence in the life cycle', '14 weeks'),
  lcm_contacts_per_quarter: limit(decimal, 'Fewest contacts per quarter in the life cycle', 2),
  key_influence: limit(rating, 'Influence from which a contact is a key contact', 4),
  min_regular_contacts: limit(integer, 'Fewest contacts in regular or deep coverage', 3),
  progress_max_age: limit(duration, 'Oldest last entry of progress', '14 weeks'),
  value_max_age: limit(duration, 'Oldest last entry of the value log', '26 weeks'),
  reading_max_age: limit(duration, 'Oldest last reading of an indicator', '14 weeks'),
  result_max_age: limit(duration, 'Oldest last survey or check result', '26 weeks'),
  review_horizon: limit(duration, 'How far ahead reviews must be dated', '6 months'),
  review_min_days: limit(integer, 'Shortest part of a quarter that needs a review, in days', 45),
  assess_after: limit(duration, 'When a change from a review should have been assessed', '90 days'),
  promise_padding: limit(decimal, 'Largest promise as a multiple of the estimate', 1.5),
  high_risk: limit(integer, 'Probability × impact from which a risk is high', 12),
  tell_within: limit(
    duration,
    'How soon the customer hears of an issue, or of a change without its own time',
    '2 working days',
  ),
  warn_ahead: limit(duration, 'How long before a disruption people are warned', '5 working days'),
  apply_within: limit(duration, 'How soon a decision is carried into the plan', '10 working days'),
  care_starts_within: limit(
    integer,
    'Share of the implementation phase, in percent, by which the first satisfaction action must lie',
    33,
  ),
  survey_min_audience: limit(integer, 'Fewest people asked in one survey', 2),
  survey_pause: limit(duration, 'Shortest pause between two surveys of one person', '30 days'),
  survey_result_within: limit(duration, 'How soon after its day a survey should have a result', '4 weeks'),
  informed_floor: limit(integer, 'Lowest acceptable answer on being informed, in percent of the scale', 70),
  duty_share: limit(integer, 'Largest share of duties on two people, in percent', 80),
  duty_min_team: limit(integer, 'Team size from which that share is looked at', 5),
  workshop_ahead: limit(duration, 'How long before the policy takes effect workshops must be held', '10 working days'),
  sentence_words: limit(integer, 'Longest sentence in wording for the customer', 35),
  leak_words: limit(integer, 'Shortest internal text searched for in the customer edition, in words', 6),
  voice_topics: limit(many(word), 'Topics that need a voice', ['dates', 'scope', 'price', 'problems']),
  known_terms: limit(
    many(line),
    'Abbreviations everybody knows',
    ['EU', 'FAQ', 'ID', 'IT', 'OK', 'PDF', 'TV', 'UK', 'US', 'USA', 'VAT'],
  ),
  oversell_words: limit(
    many(line),
    'Words that promise too much',
    [
      'guarantee', 'guaranteed', 'flawless', 'bug-free', 'risk-free', 'zero risk', 'never fails', 'best in class',
      'world-class',
    ],
  ),
  filler_words: limit(many(line), 'Further fillers besides the built-in ones', []),
}), 'Thresholds used by the rules', undefined, { default: {} })

/** Describes the block `calendar`. */
export const calendar = hidden(mapping({
  timezone: hidden(timezone, 'Time zone of all dates and times', 'Europe/London', { default: 'UTC' }),
  working_days: hidden(
    many(weekday),
    'Days on which people work',
    '[monday, tuesday]',
    { default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
  ),
  hours_per_day: hidden(decimal, 'Working hours in a working day', '7.5', { default: 8 }),
  holidays: hidden(many(date), 'Days off besides', '[2026-12-25]'),
}), 'Time zone, working days, holidays', undefined, { default: {} })

/** Describes the block `waivers`. */
export const waivers = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'wv-sites'),
  rule: internal(line, 'Id of the rule', 'phases/no-sites', { required: true }),
  at: internal(
    line,
    'An id, or a place (3.1); without it the waiver covers the whole plan. An id wins over a block of the same name',
    'phases.implementation',
  ),
  reason: internal(line, 'Why the exception is right', 'Cloud service, nothing is installed'),
  by: internal(person, 'Who allows it', 'ines'),
  until: internal(date, 'Last day of the exception', '2027-01-29'),
}), { noun: 'waiver' }), 'Exceptions from rules, each with a reason')
