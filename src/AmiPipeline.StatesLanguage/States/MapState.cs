using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Runs the same states for each item of an array; the result is the array of their outputs, in the order of the items.</summary>
internal sealed class MapState : State
{
    /// <summary>An inline Map runs at most so many iterations at once, whatever it asks for (developer guide, Inline mode).</summary>
    private const int MaxIterationsAtOnce = 40;

    private readonly StateGraph? _processor;
    private readonly JsonPath _itemsPath;
    private readonly PayloadTemplate? _itemSelector;
    private readonly long _maxConcurrency;
    private readonly Expression? _maxConcurrencyPath;
    private readonly string? _maxConcurrencyText;

    private MapState(string name, FieldReader fields)
        : base(name, StateKind.Map)
    {
        _processor = ReadProcessor(fields);
        _itemsPath = fields.ReferencePath("ItemsPath", canBeContext: true) ?? JsonPath.Root;
        _itemSelector = fields.Template("ItemSelector") ?? fields.Template("Parameters");
        _maxConcurrency = fields.Integer("MaxConcurrency", 0, int.MaxValue) ?? 0;
        _maxConcurrencyPath = fields.PathExpression("MaxConcurrencyPath");
        _maxConcurrencyText = fields.String("MaxConcurrencyPath");
    }

    public override bool BeginsOnEntry => true;

    public static MapState Read(string name, FieldReader fields)
    {
        fields.AtMostOne("ItemProcessor", "Iterator");
        fields.AtMostOne("ItemSelector", "Parameters");
        fields.AtMostOne("MaxConcurrency", "MaxConcurrencyPath");
        fields.Get("Parameters");
        return new MapState(name, fields)
        {
            Flow = new DataFlow
            {
                InputPath = fields.PathOrNull("InputPath"),
                ResultSelector = fields.Template("ResultSelector"),
                ResultPath = fields.ResultPath(),
                OutputPath = fields.PathOrNull("OutputPath"),
            },
            Next = CommonFields.ReadNext(fields),
            Retriers = Retrier.ReadAll(fields),
            Catchers = Catcher.ReadAll(fields),
        };
    }

    public override void Begin(StateScope scope)
    {
        var input = Flow.SelectInput(scope.RawInput, scope);
        var items = SelectItems(input, scope);
        var limit = Concurrency(input, scope);
        scope.Fork(new Fork(items.Count, limit, index =>
        {
            var item = new ObjectValue(["Index", "Value"], [NumberValue.From(index), items[index]]);
            return new ForkBranch(_processor!.Start, _itemSelector?.Evaluate(input, scope.ForItem(item)) ?? items[index], item);
        }));
    }

    private static StateGraph? ReadProcessor(FieldReader fields)
    {
        if (!fields.Has("ItemProcessor") && !fields.Has("Iterator"))
        {
            fields.FaultHere("The field ItemProcessor is missing.");
            return null;
        }

        var name = fields.Has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (fields.Get(name, JsonValueKind.Object, "an object with StartAt and States") is not { } element)
        {
            return null;
        }

        var processor = new FieldReader(element, fields.PointerTo(name), fields.Context);
        processor.String("Comment");
        if (processor.Get("ProcessorConfig", JsonValueKind.Object, "an object with Mode") is { } config)
        {
            ReadConfig(new FieldReader(config, processor.PointerTo("ProcessorConfig"), fields.Context));
        }

        var graph = StateGraphReader.Read(processor);
        processor.RefuseOthers($"an {name}");
        return graph;
    }

    private static void ReadConfig(FieldReader config)
    {
        if (config.String("Mode") is { } mode and not "INLINE")
        {
            config.Fault("Mode", $"The Mode {mode} is not supported: only the inline Map (INLINE) is.");
        }

        config.RefuseOthers("ProcessorConfig");
    }

    private ArrayValue SelectItems(Value input, StateScope scope)
    {
        var root = _itemsPath.IsContext ? scope.Context : input;
        if (!_itemsPath.TryEvaluate(root, out var items))
        {
            throw StateFaultException.Runtime($"Invalid path '{_itemsPath}' : {_itemsPath.DescribeMissing(root)}");
        }

        return items as ArrayValue ?? throw StateFaultException.Runtime(
            $"Reference path \"{_itemsPath}\" must point to array.");
    }

    private int Concurrency(Value input, StateScope scope)
    {
        var limit = _maxConcurrency;
        if (_maxConcurrencyPath is not null)
        {
            var value = _maxConcurrencyPath.Evaluate(input, scope);
            if (value is not NumberValue number || !number.TryGetWhole(out limit) || limit < 0)
            {
                throw StateFaultException.Runtime(
                    $"The MaxConcurrencyPath field refers to value \"{value.ToPlainText()}\" which is not a valid integer: {_maxConcurrencyText}");
            }
        }

        return limit == 0 ? MaxIterationsAtOnce : (int)Math.Min(limit, MaxIterationsAtOnce);
    }
}
