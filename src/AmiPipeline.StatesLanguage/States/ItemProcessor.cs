using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a Map runs for each item: ItemProcessor, or Iterator as it was called before.</summary>
/// <param name="Graph">The states; null if they are faulty.</param>
/// <param name="IsDistributed">Whether each item, or batch of them, is a child execution.</param>
/// <param name="IsExpress">Whether that is an Express execution.</param>
internal sealed record ItemProcessor(StateGraph? Graph, bool IsDistributed, bool IsExpress)
{
    public static ItemProcessor? Read(FieldReader fields)
    {
        if (!fields.Has("ItemProcessor") && !fields.Has("Iterator"))
        {
            fields.FaultHere("The field ItemProcessor is missing.");
            return null;
        }

        var name = fields.Has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (fields.Object(name, "an object with StartAt and States") is not { } processor)
        {
            return null;
        }

        processor.String("Comment");
        var (isDistributed, isExpress) = processor.Object("ProcessorConfig", "an object with Mode") is { } config ? ReadConfig(config) : default;
        var graph = ReadGraph(processor, isExpress);
        processor.RefuseOthers($"an {name}");
        return new ItemProcessor(graph, isDistributed, isExpress);
    }

    /// <summary>Reads the states; what an Express execution cannot have is refused on the way.</summary>
    private static StateGraph? ReadGraph(FieldReader processor, bool isExpress)
    {
        var context = processor.Context;
        var isAround = context.IsInExpress;
        context.IsInExpress |= isExpress;
        var graph = StateGraphReader.Read(processor);
        context.IsInExpress = isAround;
        return graph;
    }

    private static (bool IsDistributed, bool IsExpress) ReadConfig(FieldReader config)
    {
        var isDistributed = config.OneOf("Mode", "INLINE", "DISTRIBUTED") == "DISTRIBUTED";
        if (isDistributed && config.Context.IsInExpress)
        {
            config.Fault("Mode", "The Mode DISTRIBUTED is not for Express child executions: only Standard ones can have a distributed Map.");
        }

        if (config.Has("ExecutionType") && !isDistributed)
        {
            config.Get("ExecutionType");
            config.Fault("ExecutionType", "ExecutionType is for the Mode DISTRIBUTED.");
        }

        var isExpress = config.OneOf("ExecutionType", "STANDARD", "EXPRESS") == "EXPRESS";
        config.RefuseOthers("ProcessorConfig");
        return (isDistributed, isExpress);
    }
}
