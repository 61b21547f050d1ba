/** The chapters of the catalogue in its order: a title, and what the chapter asks of a plan and why. */
export const chapters: Readonly<Record<string, readonly [title: string, about: string]>> = {
  syntax: [
    'The file',
    'A plan is read by people and by programs alike, so it must be clean text first. These rules say where '
      + 'reading stops and what to write instead; most of the time it is a quotation mark, a tab or two versions that '
      + 'were never merged.',
  ],
  shape: [
    'The form',
    'Every field has a name and a form of its own, so that a date is a date to everybody. What is misspelt is not '
      + 'lost: the rule says which field was meant, and `--fix` mends what leaves no choice.',
  ],
  reference: [
    'What refers to what',
    'People, milestones and goals are written once and named by their ids elsewhere. A name that leads nowhere is '
      + 'a promise that nobody keeps.',
  ],
  plan: [
    'The plan itself',
    'Who owns the relationship, who wrote the plan, which version this is, and what it rests on. A plan without '
      + 'an owner from the project and a partner from sales is a paper, not a plan.',
  ],
  people: [
    'People',
    'The customer has to reach a person, not a company. Whoever is named can be reached, and whoever has left is '
      + 'named no more.',
  ],
  scope: [
    'Scope (1.0)',
    'What will be done, what will not, and what the customer wants from it, in words both sides have agreed. Most '
      + 'quarrels are about something that was never written here.',
  ],
  phases: [
    'Phases (2.0 to 2.5)',
    'From the first talk to the years after delivery somebody is in charge, and each change of hands is planned. '
      + 'Promises and knowledge get lost at the joints, not in the middle.',
  ],
  schedule: [
    'Schedule (3.0)',
    'The dates of formal contact. A date in the plan is kept; an intention is not, and a customer who hears '
      + 'nothing assumes the worst.',
  ],
  relationship: [
    'The relationship',
    'Where we stand, with whom, and what that shows. Look before setting goals: who decides, who stands behind '
      + 'us, who is against us, and who has not heard from us for too long.',
  ],
  goals: [
    'Goals and initiatives',
    'What is to change in the relationship, by when, through whose work, and how anyone will see that it has.',
  ],
  promises: [
    'Promises',
    'What the customer expects and what was promised. A promise rests on an estimate and leaves room beyond it.',
  ],
  risks: [
    'Risks, issues and changes',
    'Bad news told early is a problem shared; told late it is a breach of trust. The customer hears of risks, '
      + 'issues and changes in time, and decides with us.',
  ],
  communication: [
    'Communication',
    'One voice on each topic, a known way for every concern, a time within which we answer, and words the '
      + 'customer uses, too.',
  ],
  team: [
    'Team',
    'Everybody who meets the customer knows their part in serving it, and the work does not hang on two people.',
  ],
  feedback: [
    'Feedback',
    'The customer is asked while there is still time to do something about the answer, and hears what came of it.',
  ],
  budget: [
    'Budget',
    'What the relationship costs in money and time. What is not paid for is done after everything else.',
  ],
  growth: [
    'Growth',
    'What the customer needs next, what we can offer, and what is done so that it comes back.',
  ],
  review: [
    'Review',
    'The plan is looked at every quarter, measured by figures and learned from; what the project taught is '
      + 'carried into the next one.',
  ],
  house: [
    'House files',
    'What a company decides once for all its customers: where they meet us, which of them matter most, how '
      + 'competitors keep in touch, and how the policy is introduced.',
  ],
  privacy: [
    'What stays in the house',
    'The customer edition shows shared fields only. These rules find internal notes, figures and names that were '
      + 'copied into a text for the customer. They cannot be waived.',
  ],
  waivers: [
    'Exceptions',
    'No rule fits every project. A waiver with a reason, an author and an end allows an exception, for everybody '
      + 'to see.',
  ],
}

/** Says what a chapter asks of a plan, under its title. */
export function chapterFacts(chapter: string): { title: string; about: string } {
  const [title = chapter, about = ''] = chapters[chapter] ?? []
  return { title, about }
}
