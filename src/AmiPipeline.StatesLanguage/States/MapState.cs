using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Paths;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>
/// Runs the same states for each item of an array, inline or in child executions; the result is the array of their outputs, in the order of
/// the items.
/// </summary>
internal sealed class MapState : State
{
    /// <summary>An inline Map runs at most so many iterations at once, whatever it asks for (developer guide, Inline mode).</summary>
    private const int MaxIterationsAtOnce = 40;

    private readonly ItemProcessor? _processor;
    private readonly DistributedMap? _distributed;
    private readonly JsonPath _itemsPath;
    private readonly PayloadTemplate? _itemSelector;
    private readonly long _maxConcurrency;
    private readonly Expression? _maxConcurrencyPath;
    private readonly string? _maxConcurrencyText;

    private MapState(string name, FieldReader fields)
        : base(name, StateKind.Map)
    {
        _processor = ItemProcessor.Read(fields);
        if (_processor?.IsDistributed == true)
        {
            _distributed = DistributedMap.Read(fields, _processor.IsExpress);
        }
        else
        {
            DistributedMap.Refuse(fields);
        }

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
        if (_distributed is not null)
        {
            BeginDistributed(_distributed, input, scope);
            return;
        }

        var items = SelectItems(input, scope);
        var limit = Concurrency(input, scope);
        scope.Fork(new Fork(items.Count, limit == 0 ? MaxIterationsAtOnce : Math.Min(limit, MaxIterationsAtOnce), index =>
        {
            var item = Item(items[index], index);
            return new ForkBranch(_processor!.Graph!.Start, _itemSelector?.Evaluate(input, scope.ForItem(item)) ?? items[index], item);
        }));
    }

    /// <summary>With an ItemReader, ItemsPath says nothing, as recorded.</summary>
    private void BeginDistributed(DistributedMap map, Value input, StateScope scope)
    {
        var limit = Concurrency(input, scope);
        var items = map.Reader is null ? SelectItems(input, scope) : null;
        scope.StartMapRun(new MapRunOrder(
            map, _processor!.Graph!, input, items, limit, (item, index) => _itemSelector?.Evaluate(input, scope.ForItem(Item(item, index))) ?? item));
    }

    private static ObjectValue Item(Value value, long index) => new(["Index", "Value"], [NumberValue.From(index), value]);

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
            if (value is not NumberValue number || !number.TryGetInteger(out limit) || limit < 0)
            {
                throw StateFaultException.Runtime(
                    $"The MaxConcurrencyPath field refers to value \"{value.ToPlainText()}\" which is not a valid integer: {_maxConcurrencyText}");
            }
        }

        return (int)Math.Min(limit, int.MaxValue);
    }
}
