import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { AddressError, foreignOrigin, openAddress } from '../map/base/address-base.ts';
import { openArchive } from '../map/base/archive-base.ts';
import { type BaseStyle, userBase } from '../map/base/user-base.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { useStore } from '../state/store.ts';
import { DialogFrame } from './dialog-frame.tsx';

/** Where a user lays a map of his own below everything: an archive of tiles from this machine, or an address. */
export default function BaseDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const { onBase } = words;
  const shown = useStore(userBase, ({ name }) => name);
  const [address, setAddress] = useState('');
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const take = async (name: string, find: () => Promise<BaseStyle>, explain: (error: unknown) => string) => {
    setBusy(true);
    setFault('');
    try {
      userBase.set({ style: await find(), name });
      onClose();
    } catch (error) {
      setFault(explain(error));
    }
    setBusy(false);
  };
  const takeFile = (list: FileList | null) => {
    const file = list?.[0];
    if (file)
      void take(
        file.name,
        () => openArchive(file),
        () => onBase.noArchive(file.name),
      );
  };
  const takeAddress = () =>
    void take(
      address,
      () => openAddress(address.trim(), location.href),
      (error) => explainFault(error, address.trim(), words),
    );
  const origin = originOf(address);
  return (
    <DialogFrame title={onBase.title} onClose={onClose}>
      <div className="dialog-scroll base-dialog">
        <p>{onBase.text}</p>
        {shown !== '' && (
          <p className="base-shown">
            {onBase.shown(shown)}
            <Button className="button quiet bordered" onPress={() => userBase.set({ style: null, name: '' })}>
              {onBase.remove}
            </Button>
          </p>
        )}
        <h3>{onBase.archiveTitle}</h3>
        <p>{onBase.archiveText}</p>
        <div className="dialog-actions">
          <FileTrigger acceptedFileTypes={['.pmtiles']} onSelect={takeFile}>
            <Button className="button" isDisabled={isBusy}>
              {onBase.chooseArchive}
            </Button>
          </FileTrigger>
        </div>
        <h3>{onBase.addressTitle}</h3>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            takeAddress();
          }}
        >
          <TextField className="base-address" value={address} onChange={setAddress}>
            <Label>{onBase.addressLabel}</Label>
            <Input placeholder="https://…/{z}/{x}/{y}.png" spellCheck="false" />
          </TextField>
          {origin !== null && <p className="base-warning">{onBase.leaves(origin)}</p>}
          <Button className="button quiet bordered" type="submit" isDisabled={isBusy || address.trim() === ''}>
            {onBase.useAddress}
          </Button>
        </form>
        {fault !== '' && (
          <p className="base-fault" role="alert">
            {fault}
          </p>
        )}
      </div>
    </DialogFrame>
  );
}

/** The other server that an address names; `null` while it is none, or the page's own. */
function originOf(address: string): string | null {
  try {
    return foreignOrigin(address.trim(), location.href);
  } catch {
    return null;
  }
}

function explainFault(error: unknown, address: string, { onBase }: Messages): string {
  if (!(error instanceof AddressError)) return onBase.faults.unreachable(originOf(address) ?? address);
  return onBase.faults[error.fault](originOf(error.address) ?? error.address);
}
