namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a Map state wants run as a Map Run.</summary>
/// <param name="Map">The state's fields.</param>
/// <param name="Processor">What each child execution runs.</param>
/// <param name="Input">The state's effective input.</param>
/// <param name="Items">The items; null if a reader reads them.</param>
/// <param name="MaxConcurrency">How many children the definition lets run at once; 0 for no limit.</param>
/// <param name="Select">Makes what a child gets of an item, by the item and its 0-based index.</param>
internal sealed record MapRunOrder(DistributedMap Map, StateGraph Processor, Value Input, ArrayValue? Items, int MaxConcurrency, Func<Value, long, Value> Select);
