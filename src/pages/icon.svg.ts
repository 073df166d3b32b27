/** The icon of every page: a list with its first line ticked. */
export function GET(): Response {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#0b0c0c"/><path d="m6 9 3 3 5-6M17 10h9M6 18h20M6 25h20" fill="none" stroke="#fff" stroke-width="3"/></svg>';
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
}
