namespace AmiPipeline.Slots;

/// <summary>How soon whoever waits for slots comes again.</summary>
public enum SlotPace
{
    /// <summary>In minutes, as far as is known.</summary>
    Later,

    /// <summary>At once: a slot for it may be free any moment.</summary>
    Near,

    /// <summary>In half an hour: no slot for it is free before.</summary>
    Far,
}
