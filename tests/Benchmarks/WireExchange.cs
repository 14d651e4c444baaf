using System.Net;
using AmiPipeline.Simulator.Protocol;

namespace AmiPipeline.Benchmarks;

/// <summary>A request that the SDK sent, and how the simulator answered it.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="Request">The request.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="ContentType">The answer's content type.</param>
/// <param name="Body">The answer's body.</param>
internal sealed record WireExchange(DateTimeOffset At, SimulatorRequest Request, HttpStatusCode Status, string ContentType, byte[] Body);
