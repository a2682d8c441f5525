import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type DrawnMember, drawMap, MAP_HEIGHT, MAP_WIDTH } from './geography';
import { cutTo, measuring } from './label-text';
import { type Arrow, placeLabels, pointTowards } from './labels';
import styles from './MemberMap.module.css';

/** What the map says of one member. */
export interface MapMember {
  readonly code: DrawnMember['code'];
  /** Its name, for the drawing. */
  readonly name: string;
  /** Short text behind the name, such as a number: what the fill says, in words. */
  readonly figure: string;
  /** In whole words, for those who hear the map. */
  readonly spoken: string;
  /** How dark it is filled; 0 is hatched. */
  readonly tone: 0 | 1 | 2;
}

interface MemberMapProps {
  readonly label: string;
  readonly members: readonly MapMember[];
  readonly onOpen: (code: DrawnMember['code']) => void;
}

const SHEET = { width: MAP_WIDTH, height: MAP_HEIGHT, line: 15, dot: 4.5 } as const;
/** Of a name and of what stands behind it so much is drawn; the whole is said of the member and in the table. */
const WIDEST = { name: 140, figure: 80 } as const;
const LETTERS = 12;
const isArrow = (key: string): key is Arrow => /^Arrow(?:Left|Right|Up|Down)$/.test(key);

/** The members on a map. One stop of the Tab key; arrows go to the next member in their direction, Enter opens it. */
export default function MemberMap({ label, members, onOpen }: MemberMapProps) {
  const drawn = useMemo(() => drawMap(), []);
  const [at, setAt] = useState<string>('TH');
  const parts = useRef(new Map<string, SVGGElement>());
  const saidOf = new Map(members.map((member) => [member.code as string, member]));
  // Dots last, so that no shape lies on them.
  const shown = drawn.members
    .filter(({ code }) => saidOf.has(code))
    .toSorted((a, b) => Number(a.isDot) - Number(b.isDot));
  const widthOf = measuring(`${LETTERS}px ${getComputedStyle(document.body).fontFamily}`);
  const labelOf = (code: string) => {
    const said = saidOf.get(code);
    if (said === undefined) return '';
    return `${cutTo(said.name, WIDEST.name, widthOf)} ${cutTo(said.figure, WIDEST.figure, widthOf)}`.trim();
  };
  const labels = placeLabels(
    shown.map(({ code, x, y, isDot }) => ({
      ...{ id: code, x, y, isDot },
      width: widthOf(labelOf(code)) + 6,
    })),
    SHEET,
  );
  const hear = (event: KeyboardEvent, member: DrawnMember) => {
    if (event.key === 'Enter' || event.key === ' ') onOpen(member.code);
    else if (isArrow(event.key)) {
      const points = shown.map(({ code, x, y }) => ({ id: code as string, x, y }));
      const next = pointTowards(points, { id: member.code, x: member.x, y: member.y }, event.key).id;
      setAt(next);
      parts.current.get(next)?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} className={styles.map} role="group" aria-label={label}>
      <defs>
        <pattern
          id="map-none"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className={styles.paper} />
          <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
        </pattern>
      </defs>
      <g aria-hidden>
        {drawn.land.map((path) => (
          <path key={path.slice(0, 40)} d={path} className={styles.land} />
        ))}
      </g>
      {shown.map((member) => {
        const said = saidOf.get(member.code);
        return (
          <g
            key={member.code}
            ref={(part) => {
              if (part === null) parts.current.delete(member.code);
              else parts.current.set(member.code, part);
            }}
            role="link"
            tabIndex={member.code === at ? 0 : -1}
            aria-label={said?.spoken}
            className={styles.member}
            data-tone={said?.tone}
            data-member={member.code}
            onFocus={() => setAt(member.code)}
            onClick={() => onOpen(member.code)}
            onKeyDown={(event) => hear(event, member)}
          >
            <title>{said?.spoken}</title>
            {member.path === '' ? null : <path d={member.path} className={styles.shape} />}
            {member.isDot ? (
              <circle cx={member.x} cy={member.y} r={SHEET.dot} className={styles.dot} />
            ) : null}
          </g>
        );
      })}
      <g aria-hidden className={styles.labels} fontSize={LETTERS}>
        {labels.map(({ id, x, y, left, right, top, bottom, isAway }) => {
          const member = shown.find(({ code }) => code === id);
          return (
            <g key={id} data-label={id}>
              {isAway && member !== undefined ? (
                <line
                  x1={member.x}
                  y1={member.y}
                  x2={Math.min(Math.max(member.x, left), right)}
                  y2={Math.min(Math.max(member.y, top), bottom)}
                  className={styles.leader}
                />
              ) : null}
              <text x={x + 2} y={y}>
                {labelOf(id)}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}
