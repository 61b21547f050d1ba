import {
  cadence, channel, customerPerson, date, duration, entries, hidden, id, internal, line, list, many, mapping, person,
  prose, ref, shared, supplierPerson, when,
} from './field.ts'

/** Holds the fields of all five phases. */
const everyPhase = {
  start: shared(date, 'First day', '2026-08-31'),
  end: shared(date, 'Last day', '2027-01-29'),
  summary: shared(prose, 'What the phase is for, in a few sentences', 'Both clinics go live.'),
  primary_contact: shared(supplierPerson, 'First contact for the customer in this phase', 'ines'),
  deputy: shared(supplierPerson, 'Stands in for the first contact', 'jo'),
  inputs: shared(many(ref('output')), 'Results of earlier phases used here', '[baseline-plan]'),
  outputs: shared(entries('output', 'output'), 'Results handed on', '[{id: baseline-plan, text: Baseline plan}]'),
  responsibilities: shared(list(mapping({
    who: shared(person, 'Whose duty it is', 'ines', { required: true }),
    what: shared(line, 'Duty in customer contact', 'Weekly progress and changes', { required: true }),
  }), { noun: 'responsibility' }), 'Who does what in customer contact'),
  procedures: shared(many(line), 'Rules of procedure for customer contact', '[Minutes within two working days]'),
  formal_meetings: shared(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'fm-steer'),
    title: shared(line, 'Name of the meeting', 'Steering meeting', { required: true }),
    purpose: shared(line, 'What it is for', 'Decide changes and risks'),
    cadence: shared(cadence, 'How often', 'monthly'),
    first: shared(when, 'First meeting', '2026-09-08 10:00'),
    lasts: shared(duration, 'Length (1 hour)', '90 minutes'),
    owner: shared(person, 'Who calls and leads it', 'ines'),
    attendees: shared(many(person), 'Who takes part', '[ines, tom, rhea]'),
    channel: shared(channel, 'Where it takes place', 'on-site'),
    agenda: shared(many(line), 'Standing items', '[Changes, Risks, Decisions]'),
    outputs: shared(many(line), 'What comes out', '[Minutes, Decisions]'),
    minutes_within: shared(duration, 'When the minutes are out', '2 working days'),
  }), { noun: 'meeting', kind: 'meeting' }), 'Regular meetings'),
  ad_hoc: shared(mapping({
    who_may_call: shared(many(person), 'Who may call a meeting', '[ines, malik]'),
    how: shared(line, 'How it is called', 'E-mail with topic and decision needed'),
    notice: shared(duration, 'Shortest notice', '1 working day'),
    channel: shared(channel, 'Usual channel', 'video'),
  }), 'How a meeting is called at short notice'),
  casual: shared(mapping({
    guidelines: shared(many(line), 'Rules both sides can read', '[Site chat is fine]'),
    contacts: shared(many(person), 'Whom to turn to informally', '[jo, lena]'),
    cautions: internal(many(line), 'What our people keep out of informal talk', '[No dates or prices in chat]'),
  }), 'Informal contact'),
  customer_contacts: shared(many(customerPerson), 'The customer\'s main contacts in this phase', '[malik, lena]'),
  involvement: shared(list(mapping({
    activity: shared(line, 'Part of the work', 'Writes the message texts', { required: true }),
    who: shared(customerPerson, 'Who takes part', 'lena'),
  }), { noun: 'involvement' }), 'Where the customer takes part in the work'),
}

/** Describes the hop to the next phase; life cycle management has none. */
const handover = shared(mapping({
  date: shared(date, 'Day of the hop', '2026-07-14'),
  meeting: shared(ref('meeting', 'milestone'), 'Where the new contact is introduced', 'ms-intro'),
  package: internal(many(line), 'What the receiver is given', '[Promises made, Contact map]'),
  checklist: shared(many(line), 'What must be true before the hop', '[Open points have owners]'),
  accepted_on: shared(date, 'Day the receiver took over', '2026-07-15'),
}), 'The hop to the next phase; not in `lcm`')

/** Describes the block `phases`. */
export const phases = shared(mapping({
  precontract: shared(mapping({
    ...everyPhase,
    handover,
  }), 'Outline 2.1: from the decision to bid to the signature'),
  postcontract: shared(mapping({
    ...everyPhase,
    handover,
  }), 'Outline 2.2: kick-off and baseline'),
  implementation: shared(mapping({
    ...everyPhase,
    handover,
    sites: shared(list(mapping({
      id: hidden(id, 'Name for references, waivers and comparisons', 'site-vale'),
      name: shared(line, 'Site', 'Vale clinic', { required: true }),
      prepared_by: shared(person, 'Who prepares it', 'lena'),
      ready_on: shared(date, 'Prepared, planned or done', '2026-11-06'),
      installed_on: shared(date, 'Installed, planned or done', '2026-11-13'),
      contact: shared(customerPerson, 'Customer contact there', 'lena'),
    }), { noun: 'site' }), 'Customer sites to prepare and install'),
    training: shared(list(mapping({
      id: hidden(id, 'Name for references, waivers and comparisons', 'tr-desk'),
      audience: shared(line, 'Who is trained', 'Reception staff', { required: true }),
      topic: shared(line, 'In what', 'Replies and freed slots'),
      date: shared(date, 'When', '2026-11-17'),
      trainer: shared(person, 'Who trains', 'jo'),
      customer_lead: shared(customerPerson, 'Who sees to it on the customer\'s side', 'lena'),
    }), { noun: 'training' }), 'Training of customer staff'),
    acceptance: shared(list(mapping({
      id: hidden(id, 'Name for references, waivers and comparisons', 'acc-all'),
      item: shared(line, 'What is accepted', 'Messaging in both clinics', { required: true }),
      criteria: shared(many(line), 'When it passes', '[99 % of texts arrive]'),
      tester: shared(person, 'Who tests', 'lena'),
      signatory: shared(customerPerson, 'Who signs', 'rhea'),
      date: shared(date, 'Planned day', '2027-01-26'),
      signed_on: shared(date, 'Day of signature', '2027-01-27'),
      serves: shared(many(ref('customer-goal', 'aim')), 'The customer\'s goals or aims it proves', '[cg-noshow]'),
    }), { noun: 'acceptance' }), 'Customer tests and acceptance'),
  }), 'Outline 2.3: changes, sites, training, testing, acceptance'),
  closeout: shared(mapping({
    ...everyPhase,
    handover,
    follow_ups: shared(list(mapping({
      what: shared(line, 'What is done', 'Call both clinics', { required: true }),
      who: shared(person, 'Who does it', 'ada'),
      date: shared(date, 'Day', '2027-04-15'),
    }), { noun: 'follow-up' }), 'Contact after the end of the project'),
    monitoring: shared(list(mapping({
      process: shared(line, 'Process to watch', 'Reuse of freed slots', { required: true }),
      indicator: shared(line, 'By which figure', 'Freed slots refilled'),
      owner: shared(person, 'Who watches', 'malik'),
      until: shared(date, 'For how long', '2027-06-30'),
    }), { noun: 'monitoring' }), 'Watching how the delivered process develops'),
  }), 'Outline 2.4: transition, satisfaction review, follow-up'),
  lcm: shared(mapping({
    ...everyPhase,
    nurture: shared(list(mapping({
      action: shared(line, 'What is done', 'User circle for reception staff', { required: true }),
      who: shared(person, 'Who does it', 'ada'),
      cadence: shared(cadence, 'How often', 'quarterly'),
    }), { noun: 'nurture action' }), 'Standing actions that keep the relationship warm'),
  }), 'Outline 2.5: life cycle management'),
}), 'Outline 2.1 to 2.5: how contact is run, phase by phase')
