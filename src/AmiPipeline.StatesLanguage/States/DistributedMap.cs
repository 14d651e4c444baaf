using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Maps;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a Map state has in distributed mode only.</summary>
internal sealed class DistributedMap
{
    /// <summary>A distributed Map runs at most so many child executions at once (developer guide, Distributed mode, MaxConcurrency).</summary>
    public const int MaxChildrenAtOnce = 10_000;

    private const int MaxLabelLength = 40;

    private const string ForbiddenInLabels = "?*<>{}[]:;,\\|^~$#%&`\"/";

    /// <summary>The fields of a Map state that only the distributed mode has.</summary>
    public static readonly string[] Fields =
    [
        "ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage",
        "ToleratedFailurePercentagePath",
    ];

    private DistributedMap(FieldReader fields, bool isExpress)
    {
        IsExpress = isExpress;
        Label = ReadLabel(fields);
        Batcher = ItemBatcher.Read(fields);
        Tolerance = new FailureTolerance(fields);
        ReadReader(fields);
        ReadWriter(fields);
    }

    /// <summary>Whether child executions are Express executions.</summary>
    public bool IsExpress { get; }

    /// <summary>What the definition calls the Map in ARNs; null if it does not.</summary>
    public string? Label { get; }

    public ItemBatcher? Batcher { get; }

    public FailureTolerance Tolerance { get; }

    /// <summary>Where the items come from; null if from the state's input.</summary>
    public S3Call? Reader { get; private set; }

    public ReaderConfig? ReaderConfig { get; private set; }

    /// <summary>Where results are exported to; null if they are the state's output.</summary>
    public S3Call? Writer { get; private set; }

    public WriterConfig WriterConfig { get; private set; } = WriterConfig.Outputs;

    /// <summary>Reads the fields of a distributed Map.</summary>
    /// <param name="fields">The Map state.</param>
    /// <param name="isExpress">Whether child executions are Express executions.</param>
    public static DistributedMap Read(FieldReader fields, bool isExpress) => new(fields, isExpress);

    /// <summary>Refuses these fields in an inline Map.</summary>
    public static void Refuse(FieldReader fields)
    {
        foreach (var name in Fields.Where(name => fields.Get(name) is not null))
        {
            fields.Fault(name, $"{name} is for the distributed Map: it needs an ItemProcessor whose ProcessorConfig has the Mode DISTRIBUTED.");
        }
    }

    private static string? ReadLabel(FieldReader fields)
    {
        if (fields.String("Label") is not { } label)
        {
            return null;
        }

        var length = TextLength.InCharacters(label);
        if (length is 0 or > MaxLabelLength)
        {
            fields.Fault("Label", $"Label has 1 to {MaxLabelLength} characters, not {length}.");
        }
        else if (label.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || ForbiddenInLabels.Contains(character)))
        {
            fields.Fault("Label", $"Label cannot hold whitespace, control characters, or any of {ForbiddenInLabels}");
        }
        else if (!fields.Context.Labels.TryAdd(label, fields.PointerTo("Label")))
        {
            fields.Fault("Label", $"There is a Map with the Label '{label}' already, at {fields.Context.Labels[label]}.");
        }

        return label;
    }

    private void ReadReader(FieldReader fields)
    {
        if (fields.Object("ItemReader", "an object with Resource and Parameters") is not { } reader)
        {
            return;
        }

        Reader = S3Call.Read(reader, "getObject", "listObjectsV2");
        var isListing = Reader?.IsListing == true;
        if (!isListing)
        {
            reader.RequireField("ReaderConfig");
        }

        if (reader.Object("ReaderConfig", "an object with InputType") is { } config)
        {
            ReaderConfig = new ReaderConfig(config, isListing);
        }

        reader.RefuseOthers("ItemReader");
    }

    private void ReadWriter(FieldReader fields)
    {
        if (fields.Object("ResultWriter", "an object with Resource and Parameters, or with WriterConfig") is not { } writer)
        {
            return;
        }

        var config = writer.Object("WriterConfig", "an object with Transformation and OutputType");
        if (config is null && !writer.Has("Resource"))
        {
            writer.FaultHere("ResultWriter needs Resource and Parameters, or WriterConfig.");
        }

        Writer = writer.Has("Resource") || writer.Has("Parameters") ? S3Call.Read(writer, "putObject") : null;
        WriterConfig = config is null ? WriterConfig.Details : WriterConfig.Read(config);
        writer.RefuseOthers("ResultWriter");
    }
}
