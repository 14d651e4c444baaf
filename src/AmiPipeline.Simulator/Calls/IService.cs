namespace AmiPipeline.Simulator.Calls;

/// <summary>One AWS service at the wire: it knows its protocol, and answers every call, a failing one too.</summary>
internal interface IService
{
    /// <summary>The action that a request names, and its parameters.</summary>
    (string Action, ActionParameters Parameters) Read(SimulatorRequest request);

    /// <summary>Refuses a call of a role whose policies do not allow it.</summary>
    void Authorize(Call call);

    /// <summary>The answer to a call that may fail with an <see cref="ServiceErrorException"/>.</summary>
    SimulatorResponse Execute(Call call, string requestId);

    SimulatorResponse Error(ServiceErrorException error, string requestId);
}
