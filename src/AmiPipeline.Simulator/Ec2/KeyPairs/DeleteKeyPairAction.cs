using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.KeyPairs;

/// <summary>DeleteKeyPair: no error when there is none.</summary>
internal sealed class DeleteKeyPairAction : IEc2Action
{
    public string Name => "DeleteKeyPair";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var name = call.Parameters.Text("KeyName");
        var id = call.Parameters.Text("KeyPairId");
        if (name is null && id is null)
        {
            throw new ServiceErrorException("MissingParameter", "The request must contain the parameter KeyName or KeyPairId");
        }

        var pair = KeyPairLookup.Find(call, name, id);
        call.Ready();
        answer.Element("return", true);
        if (pair is not null)
        {
            call.Region.KeyPairs.Remove(pair.Id);
            answer.Element("keyPairId", pair.Id);
        }
    }
}
