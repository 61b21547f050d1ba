import {
  customerPerson, date, duration, hidden, id, internal, line, list, many, mapping, oneOf, person, prose, rating, ref,
  shared, visibility, when,
} from './field.ts'

/** Describes the block `risks`. */
export const risks = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'k-book'),
  event: internal(line, 'What may happen, in our words', 'Appointment book is upgraded mid-project', { required: true }),
  probability: internal(rating, 'How likely', '3'),
  impact: internal(rating, 'How bad', '4'),
  owner: shared(person, 'Who watches it', 'jo'),
  response: shared(line, 'What we do about it', 'Test copy each month'),
  disclosed_on: shared(date, 'When the customer was told', '2026-07-21'),
  customer_text: shared(line, 'Wording for the customer', 'If the book changes we may pause a week.'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'shared', { default: 'internal' }),
}), { noun: 'risk', kind: 'risk', itemVisibility: 'internal' }), 'What may upset delivery')

/** Describes the block `issues`. */
export const issues = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'is-dup'),
  text: shared(line, 'What went wrong or what the complaint is', 'Some reminders were sent twice', { required: true }),
  known_on: shared(date, 'When we learned of it', '2026-09-29'),
  raised_by: shared(person, 'Who raised it', 'lena'),
  told_on: shared(date, 'When the customer was told or answered', '2026-09-29'),
  owner: shared(person, 'Who sees to it', 'jo'),
  due: shared(date, 'When it shall be closed', '2026-10-01'),
  cause: internal(line, 'Why it happened', 'Retry without check'),
  fix: shared(line, 'What was done', 'Filter added'),
  closed_on: shared(date, 'When it was closed; open while absent', '2026-10-01'),
  customer_text: shared(line, 'Wording for the customer', 'Some patients got a reminder twice'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'internal', { default: 'shared' }),
}), { noun: 'issue', kind: 'issue', itemVisibility: 'shared' }), 'What has gone wrong or was complained about')

/** Describes the block `changes`. */
export const changes = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'ch-welsh'),
  text: shared(line, 'The change', 'Add Welsh texts', { required: true }),
  asked_by: shared(person, 'Who asked for it', 'malik'),
  known_on: shared(date, 'When we learned of it', '2026-09-08'),
  notified_on: shared(date, 'When its meaning was explained to the customer', '2026-09-09'),
  implications: shared(mapping({
    time: shared(line, 'What it means for dates', '1 week'),
    cost: shared(line, 'What it means for cost', '3000 EUR'),
    scope: shared(line, 'What it means for the scope', 'More texts'),
    quality: shared(line, 'What it means for quality', 'none'),
  }), 'What it means'),
  options: shared(many(line), 'What can be chosen', '[Add now, Add after go-live]'),
  customer_impact: shared(line, 'What it means for the customer\'s own plans', 'Clinics check the wording'),
  status: shared(oneOf('open', 'approved', 'rejected', 'withdrawn'), 'How far it has come', 'approved', { default: 'open' }),
  decided_by: shared(many(person), 'Who decided', '[rhea]'),
  decided_on: shared(date, 'When', '2026-09-15'),
  customer_text: shared(line, 'Wording for the customer', 'Every text also in Welsh'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'internal', { default: 'shared' }),
}), { noun: 'change', kind: 'change', itemVisibility: 'shared' }), 'Requests to change scope, dates or price')

/** Describes the block `decisions`. */
export const decisions = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'd-texts'),
  text: shared(line, 'What was decided', 'Texts in English and Welsh', { required: true }),
  date: shared(date, 'When', '2026-09-15'),
  by: shared(many(person), 'By whom', '[rhea]'),
  affects: shared(many(ref('any')), 'Items of this plan it changes', '[cg-noshow]'),
  applied_on: internal(date, 'When those items were brought into line', '2026-09-16'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'internal', { default: 'shared' }),
}), { noun: 'decision', kind: 'decision', itemVisibility: 'shared' }), 'What was decided and what follows from it')

/** Describes the block `disruptions`. */
export const disruptions = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'dis-vale'),
  text: shared(line, 'What will be disturbed', 'Phones off for an hour at Vale', { required: true }),
  date: shared(when, 'When', '2026-11-13 07:00'),
  affected: shared(many(customerPerson), 'Whom it hits', '[lena]'),
  warned_on: shared(date, 'When they were warned', '2026-10-30'),
  help: shared(line, 'How we ease it', 'Mobile phones at the desk'),
}), { noun: 'disruption' }), 'Times when our work will disturb the customer\'s')

/** Describes the block `change_control`. */
export const changeControl = shared(mapping({
  procedure: shared(prose, 'How a change is asked for, weighed and decided', 'Written request with options …'),
  approvers: shared(many(person), 'Who decides, on both sides', '[rhea, ines]'),
  notify_within: shared(duration, 'How soon the customer hears what a change means', '2 working days'),
}), 'How changes are handled together')
