namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>Builds the context object (developer guide, Accessing execution data from the Context object).</summary>
internal sealed class ContextObject
{
    private readonly ObjectValue _execution;
    private readonly ObjectValue _stateMachine;
    private readonly ObjectValue? _overrides;

    public ContextObject(ExecutionIdentity identity, Value input, DateTimeOffset startTime, ObjectValue? overrides)
    {
        _execution = new ObjectBuilder()
            .Add("Id", identity.ExecutionArn)
            .Add("Input", input)
            .Add("StartTime", Rfc3339.Format(startTime))
            .Add("Name", identity.Name)
            .Add("RoleArn", identity.RoleArn)
            .Add("RedriveCount", NumberValue.From(0))
            .Build();
        _stateMachine = new ObjectBuilder().Add("Id", identity.StateMachineArn).Add("Name", identity.StateMachineName).Build();
        _overrides = overrides;
    }

    public Value Describe(Strand strand, Value? item)
    {
        var state = new ObjectBuilder()
            .Add("Name", strand.State.Name)
            .Add("EnteredTime", Rfc3339.Format(strand.EnteredAt));
        if (strand.State.CanRetry)
        {
            state.Add("RetryCount", NumberValue.From(strand.RetryCount));
        }

        var context = new ObjectBuilder().Add("Execution", _execution).Add("StateMachine", _stateMachine).Add("State", state.Build());
        if (strand.TaskToken is { } token)
        {
            context.Add("Task", new ObjectBuilder().Add("Token", token).Build());
        }

        if (item is not null)
        {
            context.Add("Map", new ObjectBuilder().Add("Item", item).Build());
        }

        return _overrides is null ? context.Build() : Overlay(context.Build(), _overrides);
    }

    private static Value Overlay(Value value, Value over)
    {
        if (value is not ObjectValue fields || over is not ObjectValue overrides)
        {
            return over;
        }

        for (var at = 0; at < overrides.Count; at++)
        {
            var name = overrides.Names[at];
            fields = fields.With(name, fields.TryGet(name, out var below) ? Overlay(below, overrides.Values[at]) : overrides.Values[at]);
        }

        return fields;
    }
}
