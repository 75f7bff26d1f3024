// What the cleaning rules mean, in a sentence, for answers that do not say it themselves. Rules are known by the words in
// their names, so that a new one of a known kind explains itself.

const kinds = [
  [/comment-count/, 'A counter of comments or views.'],
  [/comment|reply/, 'A form for readers’ comments.'],
  [/share|social/, 'Buttons for sharing.'],
  [/author/, 'Tells who the writer is or how to reach them.'],
  [/byline/, 'Names the writer. The name is kept as the author.'],
  [/read-more/, 'A link to the rest of the text.'],
  [/relat|headline/, 'Points to another article.'],
  [/title|repeat/, 'Repeats words that stand elsewhere, such as the title.'],
  [/newsletter|subscri|paywall/, 'Asks the reader to subscribe or register.'],
  [/cookie|consent/, 'A notice about cookies or consent.'],
  [/advert|sponsor/, 'An advertisement.'],
  [/copyright|disclaimer/, 'A standing notice of the site.'],
  [/photo|caption|credit/, 'Belongs to a picture that is not shown.'],
  [/date/, 'Says only when the text was published or updated.'],
  [/nav|bread|section|tags|translation/, 'Part of the site’s navigation.'],
  [/feed|publication/, 'Says where the text comes from.'],
  [/player/, 'Controls of an audio or video player.'],
  [/^app/, 'An invitation to install an app.'],
];

export function explain(rule) {
  return kinds.find(([pattern]) => pattern.test(rule))?.[1] ?? 'Not part of the article, as this rule sees it.';
}
