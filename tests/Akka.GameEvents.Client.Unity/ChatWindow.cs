using Akka.GameEvents.Client;
using GameEvents;
using UnityEngine;

// The example of the package's README, word for word.
public class ChatWindow : MonoBehaviour
{
    public class Message { public string Id { get; set; } public string User { get; set; } public string Text { get; set; } }

    [SerializeField] private GameEventsPump pump;
    private ActorConnection room;

    private async void Start()
    {
        room = pump.Client.Actor("chatRoom", "general").Connect(new { name = "Ann" });
        room.On<Message>("messageReceived", m => Debug.Log($"{m.User}: {m.Text}"));
        room.Disconnected += lost => Debug.Log(lost.Reconnecting ? "Reconnecting…" : "Gone");
        try
        {
            await room.CallAsync<Message>("sendMessage", "Ann", "Hello everyone!"); // goes on on the game's thread
        }
        catch (GameError error)
        {
            Debug.LogWarning(error.Code);
        }
    }

    private void OnDestroy() => room?.Dispose();
}
