/** Tabs, as the ARIA pattern has them: arrows move among them, Home and End go to the ends. */
export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly badge?: { readonly count: number; readonly isError: boolean } | undefined;
}

export function Tabs<Id extends string>({
  tabs,
  current,
  onChoose,
}: {
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  onChoose(id: Id): void;
}): preact.JSX.Element {
  const move = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const { id } = tabs[to % tabs.length]!;
    onChoose(id);
    document.getElementById(`tab-${id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Views">
      {tabs.map(({ id, title, badge }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={current === id}
          aria-controls="view"
          tabIndex={current === id ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={move}
        >
          {title}
          {badge !== undefined && (
            <span class={badge.isError ? "badge badge-error" : "badge badge-warning"}>{badge.count}</span>
          )}
        </button>
      ))}
    </div>
  );
}
