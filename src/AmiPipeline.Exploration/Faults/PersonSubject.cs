namespace AmiPipeline.Exploration.Faults;

/// <summary>What a person changes besides the temporary resources.</summary>
public enum PersonSubject
{
    /// <summary>A temporary resource.</summary>
    Temporary,

    /// <summary>The source image.</summary>
    Source,

    /// <summary>A key that the image is to be under.</summary>
    Key,

    /// <summary>An alias that the request names; it moves to another key.</summary>
    Alias,

    /// <summary>A key that a copy is to be under.</summary>
    CopyKey,

    /// <summary>An alias that the request names for a copy; it moves to another key.</summary>
    CopyAlias,
}
