import type { RefObject } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { app } from '../state/app-state.ts';
import type { MapHandle } from './create-map.ts';
import { placeOf } from './place-of.ts';

/** The buttons over the map: closer, further, the whole province. */
export function MapButtons({ map }: { map: RefObject<MapHandle | null> }) {
  const words = useMessages();
  const fit = () => {
    const { opened } = app.get();
    if (opened?.bounds) map.current?.fit(opened.bounds, 'on-the-way');
  };
  const zoom = (steps: number) => map.current?.zoomBy(steps, placeOf(app.get(), app.get().selection));
  return (
    <div className="map-buttons">
      <Button className="icon-button" aria-label={words.zoomIn} onPress={() => zoom(1)}>
        <Glyph path={GLYPHS.plus} />
      </Button>
      <Button className="icon-button" aria-label={words.zoomOut} onPress={() => zoom(-1)}>
        <Glyph path={GLYPHS.minus} />
      </Button>
      <Button className="icon-button" aria-label={words.fit} onPress={fit}>
        <Glyph path={GLYPHS.fit} />
      </Button>
    </div>
  );
}
