import { scalar } from '../../src/edit/scalar.ts';

/** A new record for contacts.yml. What is to be written is marked `TODO:`. */
export function contactText(id: string, name: string): string {
  return `${scalar(id)}:
  name: ${scalar(name)}
  # person, party (a desk where anyone answers) or bridge (a conference line).
  kind: person
  # Their job title, or the desk; their organisation, if it is not yours.
  position: "TODO: say what they do."
  # organization: Harbour Mutual
  # language: German
  # The way to try first on top: phone, short, sms, chat, email, portal or inPerson. Quote every number.
  channels:
    - { kind: phone, value: "TODO: the number with its country code" }
    # A second way, one that does not fail together with the first:
    # - { kind: email, value: 'someone@example.com', dependsOn: [sso, corporate-mail, internet] }
  # When they can be reached: always, or spans of days and local times. Whoever takes a role needs it.
  # hours: always
  # hours: [{ days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00' }]
  # timeZone: Europe/London
  # A policy or contract number to quote when calling.
  # policy: 'HM-2026-004417'
`;
}
